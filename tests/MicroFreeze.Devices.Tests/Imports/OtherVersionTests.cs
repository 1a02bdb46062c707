using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Imports;

namespace MicroFreeze.Devices.Tests.Imports;

/// <summary>Rules and boards are those of a family, whatever its version.</summary>
[TestClass]
public sealed class OtherVersionTests
{
    [TestMethod]
    public void Each_family_has_rules_and_modules_for_all_its_versions()
    {
        foreach (FirmwareFamily family in FirmwareFamily.All)
        {
            FirmwareProfile other = family.Newest with { Version = "99.1" };

            Assert.AreSame(family, ImportRules.Of(other).Family);
            foreach (string? board in KnownBoards.Names.Prepend(null).Append("no such board"))
            {
                Assert.AreEqual(KnownBoards.IsKnown(family.Newest, board), KnownBoards.IsKnown(other, board));
                CollectionAssert.AreEquivalent(KnownBoards.Find(family.Newest, board).Possible.ToArray(), KnownBoards.Find(other, board).Possible.ToArray());
            }

            Assert.IsNotEmpty(KnownBoards.Find(other, null).Possible);
        }
    }
}
