using System.Reflection;
using System.Xml.Linq;

namespace Gossan.Architecture.Tests;

/// <summary>Rules over every public type.</summary>
public sealed class PublicApiTests
{
    private static readonly string[] Rooms = ["Gossan.Grids", "Gossan.Evidence", "Gossan.Prospectivity", "Gossan.Learning", "Gossan.Baselines", "Gossan.Report", "Gossan.Serve", "gossan"];

    public static TheoryData<string> Names => [.. Rooms];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_public_type_is_documented(string room)
    {
        var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, room + ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is { } summary && summary.Value.Trim().Length > 0)
            .Select(member => member.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);

        Assert.All(TypesOf(room), type => Assert.Contains("T:" + type.FullName!.Replace('+', '.'), documented));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Exceptions_for_users_are_sealed_and_made_by_named_factories(string room)
    {
        foreach (var type in TypesOf(room).Where(type => type.IsSubclassOf(typeof(GossanException))))
        {
            Assert.True(type.IsSealed, type.FullName);
            Assert.Empty(type.GetConstructors());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Options_are_sealed_records(string room)
    {
        foreach (var type in TypesOf(room).Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal)))
        {
            Assert.True(type.IsSealed, type.FullName);
            Assert.NotNull(type.GetMethod("<Clone>$"));
        }
    }

    /// <summary>Without the pieces of the page: Razor makes each public, and they are nobody's interface.</summary>
    private static IEnumerable<Type> TypesOf(string room) => Assembly.Load(room).GetExportedTypes()
        .Where(type => type.Name is not "_Imports" && type.GetMethod("BuildRenderTree", BindingFlags.Instance | BindingFlags.NonPublic) is null);
}
