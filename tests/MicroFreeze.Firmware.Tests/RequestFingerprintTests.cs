using MicroFreeze.Firmware.CrossCompile;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Freezing.Reports;
using MicroFreeze.Testing;

namespace MicroFreeze.Firmware.Tests;

/// <summary>No property of a request can be forgotten in its fingerprint.</summary>
[TestClass]
public sealed class RequestFingerprintTests
{
    [TestMethod]
    [DataRow(typeof(FreezeRequest), 100)]
    [DataRow(typeof(ReportRequest), 15)]
    [DataRow(typeof(CrossCompileRequest), 6)]
    public void Every_property_of_a_request_changes_its_fingerprint(Type request, int least)
    {
        (IReadOnlyList<string> forgotten, int count) = FingerprintWalk.Of(request);
        Assert.AreEqual("", string.Join('\n', forgotten));
        Assert.IsGreaterThanOrEqualTo(least, count, "properties that were changed");
    }
}
