using Gossan.Cli.Projects;
using Gossan.Cli.Steps;

namespace Gossan.Cli.Commands;

/// <summary>The models that a comparison is asked for.</summary>
internal static class ModelNames
{
    /// <summary>Those of the command line, else those of the project, else all.</summary>
    /// <param name="project">The project.</param>
    /// <param name="asked">Names separated by commas, or <see langword="null"/>.</param>
    /// <exception cref="ProjectException">A name is not a model's.</exception>
    public static IReadOnlyList<string> Of(Project project, string? asked)
    {
        if (asked is null)
        {
            return project.Options.Evaluation.Models.Count > 0 ? project.Options.Evaluation.Models : ModelCatalogue.Names;
        }

        string[] names = [.. asked.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        return names.Length == 0 ? throw ProjectException.NoModel(asked, ModelCatalogue.Names)
            : Array.Find(names, name => !ModelCatalogue.Has(name)) is { } unknown ? throw ProjectException.Unknown("model", unknown, ModelCatalogue.Names)
            : names;
    }
}
