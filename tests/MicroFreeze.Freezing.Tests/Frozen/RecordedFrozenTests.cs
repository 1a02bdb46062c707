using System.Text;
using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Tests.Frozen;

/// <summary>Our source means what upstream's means, for every recorded case.</summary>
[TestClass]
public sealed class RecordedFrozenTests
{
    public static IEnumerable<object[]> Names => FrozenCase.All.Select(frozenCase => new object[] { frozenCase.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Meaning_is_upstream_s(string name)
    {
        FrozenCase frozenCase = FrozenCase.All.Single(candidate => candidate.Name == name);
        FrozenResult result = FrozenSource.Generate(frozenCase.MakeRequest());
        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        CModel model = CModel.Read(Encoding.UTF8.GetString(result.Source!.Value.Span), frozenCase.Configuration);
        Assert.IsEmpty(model.Errors);
        string[] expected = FrozenCase.ReadText($"Frozen/Data/{name}.txt").TrimEnd('\n').Split('\n');
        for (int index = 0; index < Math.Min(expected.Length, model.Definitions.Count); index++)
        {
            Assert.AreEqual(expected[index], model.Definitions[index], $"definition {index}");
        }

        Assert.HasCount(expected.Length, model.Definitions);
    }
}
