using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Gossan.Cli.Steps;

namespace Gossan.Cli.Commands;

/// <summary>Arguments and options that several commands share, declared once.</summary>
internal static class CommonOptions
{
    public static Argument<DirectoryInfo> Project() => WithoutOptions(new Argument<DirectoryInfo>("PROJECT")
    {
        Description = "Folder of the project: the one that holds gossan.yaml.",
        DefaultValueFactory = _ => new DirectoryInfo("."),
    });

    /// <summary>Lets a mistyped option be said to be one, and not be taken for a path.</summary>
    public static Argument<T> WithoutOptions<T>(Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(token => token.Value).Where(text => text.StartsWith('-')))
            {
                var known = (result.Parent as CommandResult)?.Command.Options.Select(option => option.Name) ?? [];
                result.AddError($"Unrecognized option '{text}'{Spelling.Suggestion(text, known)}\nA path that begins with a dash is written ./{text}");
            }
        });
        return argument;
    }

    public static Option<string[]> Set() => new("--set")
    {
        Description = "Override an entry of gossan.yaml for this run, as key=value; can be given several times. Example: --set windows.size=5",
        HelpName = "key=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<bool> Again() => new("--again") { Description = "Do it again even if it is up to date." };

    public static Option<string?> Memory() => new("--memory") { Description = "Memory that preparing may take, such as 2GB or 512MB, 64 MB or more; default 2GB. The same as --set memory_mb=N.", HelpName = "size" };

    /// <summary>The memory asked for as a setting of the project.</summary>
    public static IEnumerable<string> MemorySetting(string? size) => size is null ? [] : [string.Create(CultureInfo.InvariantCulture, $"memory_mb={MemorySize.Megabytes(size)}")];

    /// <summary>For scripts: one document on the output, and what is for people where errors go.</summary>
    public static Option<bool> Json(string document) => new("--json") { Description = $"Write {document} as one JSON document, for scripts; lines for people go to the error output." };

    public static Option<string?> Target() => new("--target") { Description = "Only this target (deposit type); default: all of the project.", HelpName = "name" };

    public static Option<string?> Model() => new("--model") { Description = "Only this model; default: all that models: in gossan.yaml names.", HelpName = "name" };

    public static Option<string?> Models() => new("--models") { Description = $"Models, separated by commas, of: {string.Join(", ", ModelCatalogue.Names)}; a name with -ensemble is several of them with other seeds.", HelpName = "a,b,..." };
}
