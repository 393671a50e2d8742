using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Gossan.Cli.Projects;

namespace Gossan.Cli.Commands;

/// <summary>A command's help, followed by the settings of the project that it uses, each with default, unit and range.</summary>
/// <param name="usual">The help without settings.</param>
internal sealed class SettingsHelp(HelpAction usual) : SynchronousCommandLineAction
{
    private static readonly string[] Comparing = ["evaluation", "windows", "samples.likely_negatives", "samples.multiplier", "samples.shuffle_labels", "wofe", "logistic", "forest", "boosting", "mlp", "resnet", "classifier", "threads"];

    /// <summary>Sections or single keys that each command uses.</summary>
    private static readonly Dictionary<string, string[]> Uses = new(StringComparer.Ordinal)
    {
        ["inspect"] = ["transform", "fill", "memory_mb"],
        ["prepare"] = ["transform", "fill", "memory_mb"],
        ["pretrain"] = ["windows", "backbone", "seed", "threads"],
        ["train"] = ["windows", "samples", "models", "classifier", "wofe", "logistic", "forest", "boosting", "mlp", "resnet", "seed", "threads"],
        ["compare"] = Comparing,
        ["labels"] = Comparing,
        ["missing"] = Comparing,
        ["negatives"] = Comparing,
        ["importance"] = [.. Comparing, "importance"],
        ["map"] = ["windows", "map", "prospects", "threads"],
        ["run"] = ["transform", "fill", "windows", "samples", "backbone", "models", "classifier", "wofe", "logistic", "forest", "boosting", "mlp", "resnet", "evaluation", "map", "prospects", "seed", "threads", "memory_mb"],
    };

    /// <summary>Lets a root command's help list settings.</summary>
    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new SettingsHelp((HelpAction)help.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        int code = usual.Invoke(parseResult);
        if (Uses.TryGetValue(parseResult.CommandResult.Command.Name, out string[]? prefixes))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(SettingsGuide.For(prefixes));
            if (prefixes.Contains("fill"))
            {
                parseResult.InvocationConfiguration.Output.WriteLine(SettingsGuide.ForLayers());
            }
        }

        return code;
    }
}
