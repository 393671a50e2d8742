namespace Gossan.Architecture.Tests;

/// <summary>What a reader of the repository may rely on.</summary>
public sealed class RepositoryTests
{
    [Fact]
    public void The_readme_names_the_two_commands_that_do_all_the_set_up()
    {
        string readme = File.ReadAllText(Checkout.PathOf("README.md"));

        Assert.Contains("./gossan demo", readme, StringComparison.Ordinal);
        Assert.Contains("./test.sh", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_project_stands_in_the_solution()
    {
        string solution = File.ReadAllText(Checkout.PathOf("Gossan.slnx"));
        foreach (string folder in new[] { "src", "tests", "bench" })
        {
            foreach (string project in Directory.GetDirectories(Checkout.PathOf(folder)).SelectMany(room => Directory.GetFiles(room, "*.csproj")))
            {
                Assert.Contains(Path.GetRelativePath(Checkout.Root, project).Replace('\\', '/'), solution, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Pages_that_the_documents_link_to_exist()
    {
        foreach (string page in Directory.GetFiles(Checkout.Root, "*.md").Concat(Directory.GetFiles(Checkout.PathOf("docs"), "*.md", SearchOption.AllDirectories)))
        {
            foreach (System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(page), @"\]\((?<to>[^)#:]+)\)", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)))
            {
                string target = Path.Combine(Path.GetDirectoryName(page)!, link.Groups["to"].Value);
                Assert.True(File.Exists(target) || Directory.Exists(target), $"{page} links to {link.Groups["to"].Value}");
            }
        }
    }
}
