# Relative imports, inside the package that this program uses.
import package.relative
from package.relative import results, one, two, three, four

print(results)
print(one, two, three, four)
print(package.relative.up.name, package.relative.package_name)
from package.sub import upward
print(upward.chain, upward.sibling(), upward.from_parent)
