using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Gossan.Cli.Projects;
using Gossan.Cli.Terminal;
using Gossan.Grids;
using Gossan.Prospectivity.Estimation;
using Gossan.Serve.Live;

namespace Gossan.Cli.Steps;

/// <summary>Does a step unless its result is up to date: by the content of inputs, options and outputs, never by file times.</summary>
internal sealed class StepRunner(Project project, Screen screen, bool again, CancellationToken cancellation)
{
    /// <summary>Says so when a step that others build on is not up to date; they then use what is there.</summary>
    public void Warn(Step needed)
    {
        var inputs = InputsOf(needed);
        if (StepRecord.Read(RecordOf(needed)) is { } record && Reason(record, needed, KeyOf(needed, inputs), inputs) is { } reason)
        {
            screen.Line($"note: {needed.Name} is not up to date ({reason.Split(", so ")[0]}); what is there is used. `gossan run` brings everything up to date.");
        }
    }

    /// <summary>Whether a step is not up to date.</summary>
    public bool IsPending(Step step)
    {
        var inputs = InputsOf(step);
        return Reason(StepRecord.Read(RecordOf(step)), step, KeyOf(step, inputs), inputs) is not null;
    }

    /// <summary>Does a step, or says that it is up to date.</summary>
    /// <returns>Whether work was done.</returns>
    public bool Run(Step step)
    {
        cancellation.ThrowIfCancellationRequested();
        var record = StepRecord.Read(RecordOf(step));
        var inputs = InputsOf(step);
        string key = KeyOf(step, inputs);
        string? reason = Reason(record, step, key, inputs);
        if (reason is null)
        {
            screen.Line($"{step.Name}: up to date");
            return false;
        }

        screen.Line($"{step.Name}: {reason}");
        string statePath = Path.Combine(project.Working, "state", step.RelativePath);
        foreach (string left in step.Outputs.Append(statePath))
        {
            // Half of a file, left by a run that was killed.
            AtomicFile.Forget(left);
        }

        if (again && File.Exists(statePath))
        {
            File.Delete(statePath);
        }

        JsonNode? found = null;
        var watch = Stopwatch.StartNew();
        screen.Work(progress =>
        {
            using var watched = new ProgressFile(Path.Combine(project.Working, RunProgress.FileName), step.Name, progress);
            var context = new StepContext(key, statePath, watched, cancellation);
            step.Work(context);
            found = context.Found;
        });
        foreach (string left in step.Obsolete.Where(File.Exists))
        {
            File.Delete(left);
        }

        new StepRecord(key, step.Options, inputs, step.Outputs.ToDictionary(Named, FileHash.Of, StringComparer.Ordinal), found, watch.Elapsed.TotalSeconds, $"{MachineWords.Description}, GDAL {GdalRelease.Name}").Write(RecordOf(step));
        if (File.Exists(statePath))
        {
            File.Delete(statePath);
        }

        return true;
    }

    private string RecordOf(Step step) => Path.Combine(project.Working, "steps", step.RelativePath + ".json");

    private Dictionary<string, string> InputsOf(Step step) => step.Inputs.Distinct(StringComparer.Ordinal).ToDictionary(Named, FileHash.Of, StringComparer.Ordinal);

    private string? Reason(StepRecord? record, Step step, string key, Dictionary<string, string> inputs)
    {
        if (record is null)
        {
            return "not done yet";
        }

        if (again)
        {
            return "asked to do it again";
        }

        if (!string.Equals(record.Key, key, StringComparison.Ordinal))
        {
            string? input = inputs.Keys.Concat(record.Inputs.Keys)
                .FirstOrDefault(path => !string.Equals(inputs.GetValueOrDefault(path), record.Inputs.GetValueOrDefault(path), StringComparison.Ordinal));
            return input is not null ? $"{input} changed, so the earlier result is replaced"
                : Difference(record.Options, step.Options, "") is { } option ? $"{option}, so the earlier result is replaced"
                : "made by another version, so it is made again";
        }

        return step.Outputs.FirstOrDefault(path => !string.Equals(FileHash.Of(path), record.Outputs.GetValueOrDefault(Named(path)), StringComparison.Ordinal)) is { } output
            ? $"{Named(output)} is missing or was changed, so it is made again"
            : null;
    }

    private static string KeyOf(Step step, Dictionary<string, string> inputs)
    {
        var text = new StringBuilder().AppendLine(ProductVersion.Text).AppendLine(step.RelativePath.Replace(Path.DirectorySeparatorChar, '/')).AppendLine(step.Options.ToJsonString(RecordJson.Options));
        foreach (var (path, hash) in inputs)
        {
            text.Append(path).Append(' ').AppendLine(hash);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The first option that differs, with both values: "windows.size was 33 and is 5".</summary>
    private static string? Difference(JsonNode? before, JsonNode? now, string key)
    {
        if (before is JsonObject old && now is JsonObject current)
        {
            return old.Select(entry => entry.Key).Union(current.Select(entry => entry.Key), StringComparer.Ordinal)
                .Select(name => Difference(old[name], current[name], key.Length == 0 ? name : $"{key}.{name}"))
                .FirstOrDefault(difference => difference is not null);
        }

        string Text(JsonNode? node) => node?.ToJsonString() ?? "not set";
        return JsonNode.DeepEquals(before, now) ? null : $"{key} was {Text(before)} and is {Text(now)}";
    }

    /// <summary>Inside the project from its folder, so that a project can be moved; outside as it is reached from there.</summary>
    private string Named(string path) => Path.GetRelativePath(project.Folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
