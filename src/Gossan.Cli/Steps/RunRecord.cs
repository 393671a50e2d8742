using System.Text.Json.Nodes;
using Gossan.Cli.Projects;

namespace Gossan.Cli.Steps;

/// <summary><c>out/run.json</c>: with which version, options, seed and inputs the results that stand there were made.</summary>
/// <param name="Version">The program's version.</param>
/// <param name="Threads">Threads that models used: other numbers of threads round otherwise.</param>
/// <param name="Options">All options, those of the command line included.</param>
/// <param name="Inputs">SHA-256 of every file from outside the project's results.</param>
/// <param name="Steps">Per step: its key, the options that it was done with, SHA-256 of every output but the page, and what was measured and decided on the way.</param>
internal sealed record RunRecord(string Version, int Threads, ProjectOptions Options, IReadOnlyDictionary<string, string> Inputs, IReadOnlyDictionary<string, JsonNode> Steps)
{
    /// <summary>Where the record of a project is.</summary>
    public static string PathOf(Project project) => Path.Combine(project.Output, "run.json");

    /// <summary>Writes the record of all steps that have been done. It holds no times and no absolute paths: equal runs write equal files.</summary>
    public static void Write(Project project)
    {
        var steps = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        var inputs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, record) in StepRecord.All(project.Working))
        {
            // The page holds times, and so another hash after each run.
            var outputs = new JsonObject(string.Equals(name, ReportSteps.Name, StringComparison.Ordinal) ? [] : record.Outputs.Select(output => KeyValuePair.Create(output.Key, (JsonNode?)output.Value)));
            var step = new JsonObject { ["key"] = record.Key, ["options"] = record.Options.DeepClone(), ["outputs"] = outputs };
            if (record.Found is { } found)
            {
                step["found"] = found.DeepClone();
            }

            steps[name] = step;
            foreach (var (input, hash) in record.Inputs.Where(input => !input.Key.StartsWith("out/", StringComparison.Ordinal)))
            {
                inputs[input] = hash;
            }
        }

        string file = PathOf(project), text = RecordJson.TextOf(new RunRecord(ProductVersion.Text, project.Threads, project.Options, inputs, steps));
        if (!File.Exists(file) || !string.Equals(File.ReadAllText(file), text, StringComparison.Ordinal))
        {
            AtomicFile.WriteText(file, text);
        }
    }
}
