namespace Gossan.Cli.Projects;

/// <summary>A project's file or folder cannot be used.</summary>
public sealed class ProjectException : GossanException
{
    private ProjectException(string message)
        : base(message)
    {
    }

    /// <summary>All that is wrong with a project file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">One sentence each, with line and key.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException Problems(string path, IReadOnlyList<string> problems) =>
        new($"{path} has {problems.Count} problem{(problems.Count == 1 ? "" : "s")}:\n{string.Join('\n', problems.Select(problem => "  " + problem.ReplaceLineEndings("\n  ")))}");

    /// <summary>There is no project in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException NotFound(string folder) => new($"{folder} is not a project: it has no gossan.yaml.\nMake one with `gossan init RASTERS --project {folder}`, or give the folder that holds it.");

    /// <summary>A project file is no YAML.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">Where reading stopped.</param>
    /// <param name="reason">What the reader says.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException NotYaml(string path, long line, string reason) => new($"{path} is not valid YAML: line {line}: {reason}");

    /// <summary>A --set that is no key and value.</summary>
    /// <param name="text">What was given.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException BadSet(string text) => new($"--set {text} is not of the form key=value.\nFor example: --set windows.size=5 --set backbone.preset=paper-5");

    /// <summary>A size that is none.</summary>
    /// <param name="text">What was given.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException BadSize(string text) => new($"--memory {text} is not a size of 64 MB or more.\nFor example: --memory 2GB, --memory 512MB");

    /// <summary>A name that the project does not have.</summary>
    /// <param name="kind">"target", "model", "region".</param>
    /// <param name="name">What was given.</param>
    /// <param name="known">The names there are.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException Unknown(string kind, string name, IEnumerable<string> known) => new($"there is no {kind} '{name}' in the project{Spelling.Suggestion(name, known)}");

    /// <summary>A list of models that names none.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="known">The names there are.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException NoModel(string text, IEnumerable<string> known) => new($"--models '{text}' names no model.\nGive names separated by commas, of: {string.Join(", ", known)}.");

    /// <summary>Shares that are no numbers.</summary>
    /// <param name="text">What was given.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException BadShares(string text) => new($"--shares {text} is not a list of percents.\nFor example: --shares 10,20,50");

    /// <summary>A step's input is not there yet.</summary>
    /// <param name="path">The missing file.</param>
    /// <param name="command">The command that makes it.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException NeedsStep(string path, string command) => new($"{path} is not there yet.\nRun `gossan {command}` first, or `gossan run`, which does all that is missing.");

    /// <summary>Nothing in the folders given can be a layer.</summary>
    /// <param name="paths">What was given.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException NoRasters(IEnumerable<string> paths) => new($"no raster was found in {string.Join(", ", paths)}.\nGive a folder of rasters (.tif, .asc, .img, .vrt, ...) or the files themselves; for a project of vector files alone write gossan.yaml by hand, with crs and cell_size under grid:.");

    /// <summary>Two files would become layers of one name.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="first">One file.</param>
    /// <param name="second">The other file.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException TwoLayers(string name, string first, string second) => new($"two files would become the layer '{name}': {first} and {second}.\nRename one of them, or give only one.");

    /// <summary>A name that cannot be a file's.</summary>
    /// <param name="kind">"target", "model", "region".</param>
    /// <param name="name">What was given.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException BadName(string kind, string name) => new($"'{name}' cannot be the name of a {kind}: it becomes a file's name.\nUse letters, digits, spaces, - and _, at most 200 bytes of them.");

    /// <summary>Two files would become targets of one name.</summary>
    /// <param name="name">The target's name.</param>
    /// <param name="first">One file.</param>
    /// <param name="second">The other file.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException TwoTargets(string name, string first, string second) => new($"two files would become the target '{name}': {first} and {second}.\nRename one of them, or name the known sites with --sites.");

    /// <summary>A file given on the command line is not there.</summary>
    /// <param name="path">The file or folder.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException NoSuchPath(string path) => new($"there is no file or folder {path}.\nCheck the path; relative ones start from the current folder.");

    /// <summary>Another command works on the project.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException InUse(string folder) => new($"another gossan command is at work on {folder}.\nWait until it has ended, or stop it.");

    /// <summary>The demonstration would replace a project of the user's.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException NotADemonstration(string path) => new($"{path} is a project of your own, which the demonstration would replace.\nGive another folder with --project.");

    /// <summary>A project is there already.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>The exception to throw.</returns>
    public static ProjectException AlreadyThere(string path) => new($"{path} is there already and was left as it is.\nUse --overwrite to replace it, or another --project folder.");
}
