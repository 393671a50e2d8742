using System.CommandLine;

namespace Gossan.Cli.Commands;

/// <summary>Arguments and options that several commands share, declared once.</summary>
internal static class CommonOptions
{
    public static Argument<DirectoryInfo> Project() => new("PROJECT")
    {
        Description = "Folder of the project: the one that holds gossan.yaml.",
        DefaultValueFactory = _ => new DirectoryInfo("."),
    };

    public static Option<string[]> Set() => new("--set")
    {
        Description = "Override an entry of gossan.yaml for this run, as key=value; can be given several times. Example: --set windows.size=5",
        HelpName = "key=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<bool> Again() => new("--again") { Description = "Do it again even if it is up to date." };

    public static Option<string?> Target() => new("--target") { Description = "Only this target (deposit type); default: all of the project.", HelpName = "name" };

    public static Option<string?> Model() => new("--model") { Description = "Only this model: mae (masked autoencoder) or logistic; default: all of the project.", HelpName = "name" };
}
