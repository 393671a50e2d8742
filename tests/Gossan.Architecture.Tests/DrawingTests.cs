using System.Xml.Linq;

namespace Gossan.Architecture.Tests;

/// <summary>Holds the project references against the drawing in docs/architecture.md.</summary>
public sealed class DrawingTests
{
    [Fact]
    public void Projects_refer_to_each_other_as_drawn()
    {
        var drawn = Drawing();
        var rooms = Directory.GetDirectories(Checkout.PathOf("src")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(drawn);
        Assert.Equal(rooms, drawn.Keys.Concat(drawn.Values.SelectMany(to => to)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        foreach (string room in rooms)
        {
            Assert.Equal(drawn.GetValueOrDefault(room, []), ReferencesOf(room));
        }
    }

    [Fact]
    public void Only_the_learning_room_sees_TorchSharp()
    {
        foreach (string file in Directory.GetFiles(Checkout.PathOf("src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("Gossan.Learning", StringComparison.Ordinal) && !file.Contains("artifacts", StringComparison.Ordinal)))
        {
            Assert.False(File.ReadAllText(file).Contains("using TorchSharp", StringComparison.Ordinal), $"{file} uses TorchSharp");
        }
    }

    [Fact]
    public void Commands_hold_no_science()
    {
        foreach (string file in Directory.GetFiles(Checkout.PathOf("src/Gossan.Cli/Commands"), "*.cs"))
        {
            Assert.DoesNotContain("Math.", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Source_files_can_be_read_in_a_sitting()
    {
        var long_ = Directory.GetFiles(Checkout.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => (file, lines: File.ReadLines(file).Count())).Where(file => file.lines > 400).ToList();

        Assert.Empty(long_);
    }

    [Fact]
    public void The_files_that_the_architecture_page_names_exist()
    {
        string folder = "";
        var named = new List<string>();
        foreach (string line in File.ReadLines(Checkout.PathOf("docs/architecture.md")).Where(line => line.StartsWith('|')))
        {
            foreach (string code in line.Split('`').Where((_, i) => i % 2 == 1).Where(code => code.EndsWith(".cs", StringComparison.Ordinal)))
            {
                folder = code.Contains('/', StringComparison.Ordinal) ? Path.GetDirectoryName(code)! : folder;
                named.Add(Path.Combine("src", folder, Path.GetFileName(code)));
            }
        }

        Assert.NotEmpty(named);
        Assert.All(named, file => Assert.True(File.Exists(Checkout.PathOf(file)), $"{file} is named in docs/architecture.md but does not exist"));
    }

    /// <summary>Lines of the drawing: "room -> room, room".</summary>
    private static Dictionary<string, string[]> Drawing()
    {
        string page = File.ReadAllText(Checkout.PathOf("docs/architecture.md"));
        int start = page.IndexOf("```drawing", StringComparison.Ordinal);
        string drawing = page[start..page.IndexOf("```", start + 3, StringComparison.Ordinal)];
        return drawing.Split('\n').Where(line => line.Contains("->", StringComparison.Ordinal)).Select(line => line.Split("->")).ToDictionary(
            parts => parts[0].Trim(),
            parts => parts[1].Split(',').Select(room => room.Trim()).Order(StringComparer.Ordinal).ToArray(),
            StringComparer.Ordinal);
    }

    private static string[] ReferencesOf(string room) =>
    [
        .. XDocument.Load(Checkout.PathOf($"src/{room}/{room}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)).Order(StringComparer.Ordinal),
    ];
}
