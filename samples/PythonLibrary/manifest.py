metadata(
    version="1.0.0",
    author="MicroFreeze",
    license="MIT",
    description="Smooths readings of sensors: means and medians of the last few.",
)

package("smooth")
