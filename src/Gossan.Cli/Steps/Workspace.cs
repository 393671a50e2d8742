using Gossan.Cli.Projects;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;

namespace Gossan.Cli.Steps;

/// <summary>The prepared stacks of a project, opened once for all the steps of a command.</summary>
internal sealed class Workspace(Project project) : IDisposable
{
    private WindowSource? windows;

    /// <summary>The valid windows of all regions.</summary>
    public WindowSource Windows => windows ??= Open();

    /// <summary>The stacks have been made anew: open them again when they are needed.</summary>
    public void Forget()
    {
        foreach (var stack in windows?.Stacks ?? [])
        {
            stack.Dispose();
        }

        windows = null;
    }

    /// <summary>The windows that hold a site of a target.</summary>
    /// <param name="target">The target's name.</param>
    /// <param name="tell">Told of sites without a complete window.</param>
    /// <exception cref="SiteException">There are fewer than four.</exception>
    public TargetSites SitesOf(string target, Action<string> tell)
    {
        var centres = new List<WindowCentre>();
        var names = new List<string>();
        var account = new List<string>();
        for (int region = 0; region < Windows.Stacks.Count; region++)
        {
            string name = Windows.Stacks[region].Region;
            var audit = StackAudit.Read(StackAudit.PathBeside(project.StackPath(name)));
            if (!audit.Sites.TryGetValue(target, out var sites))
            {
                continue;
            }

            account.Add($"{name}: {sites.Describe()}");
            var valid = Windows.Valid[region];
            var used = sites.Used().ToLookup(site => valid.Contains(site.Row, site.Column));
            centres.AddRange(used[true].Select(site => new WindowCentre(region, site.Row, site.Column)));
            names.AddRange(used[true].Select(site => site.Name));
            tell(FormattableString.Invariant($"  {name}: {valid.Count:N0} valid windows of {Windows.Options.Size} x {Windows.Options.Size} cells, {used[true].Count():N0} with a site"));
            if (used[false].Any())
            {
                string lost = $"  {name}: {used[false].Count()} of {sites.Used().Count} sites have no complete window of {Windows.Options.Size} cells ({string.Join(", ", used[false].Take(5).Select(site => site.Name))}{(used[false].Count() > 5 ? ", ..." : "")})";
                account.Add(lost.Trim());
                tell(lost);
            }
        }

        return centres.Count >= SiteException.Fewest ? new(centres, names)
            : throw (centres.Count == 0 ? SiteException.None(target, string.Join('\n', account)) : SiteException.TooFew(target, centres.Count, string.Join('\n', account)));
    }

    public void Dispose() => Forget();

    private WindowSource Open()
    {
        var stacks = new List<EvidenceStack>();
        try
        {
            foreach (string region in project.Options.Regions.Keys)
            {
                string path = project.StackPath(region);
                if (Array.Find([path, StackAudit.PathBeside(path)], file => !File.Exists(file)) is { } missing)
                {
                    throw ProjectException.NeedsStep(missing, "prepare");
                }

                stacks.Add(EvidenceStack.Open(path, (long)project.Options.MemoryMb << 20));
            }

            return new(stacks, project.Options.Windows);
        }
        catch
        {
            stacks.ForEach(stack => stack.Dispose());
            throw;
        }
    }
}
