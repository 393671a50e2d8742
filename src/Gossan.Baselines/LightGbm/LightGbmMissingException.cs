namespace Gossan.Baselines.LightGbm;

/// <summary>LightGBM's native library, which grows the trees of forest and boosting, does not load on this machine.</summary>
public sealed class LightGbmMissingException : GossanException
{
    private const string WaysOut = """
        The program brings it for Linux, Windows and macOS on x64; what else it needs:
          Debian, Ubuntu   sudo apt-get install libgomp1
          Fedora, RHEL     sudo dnf install libgomp
          macOS            brew install lightgbm      (also on Apple silicon)
          Windows          the Visual C++ runtime for x64
          conda            conda install -c conda-forge lightgbm, and activate that environment
        If it is installed somewhere else, set GOSSAN_LIGHTGBM to the path of the library file (lib_lightgbm.so, lib_lightgbm.dylib or lib_lightgbm.dll).
        The models "logistic" and "mae" do not need it: leave "forest" and "boosting" out of models.
        """;

    private LightGbmMissingException(string message)
        : base(message)
    {
    }

    /// <summary>No candidate loads.</summary>
    /// <param name="sought">Names and paths that were tried.</param>
    /// <param name="reason">What the system said about the first.</param>
    internal static LightGbmMissingException NotFound(IReadOnlyList<string> sought, string reason) =>
        new($"the library LightGBM does not load on this machine; the models \"forest\" and \"boosting\" are grown with it. Sought: {string.Join(", ", sought)}.\nThe system says: {reason}\n{WaysOut}");

    /// <summary>The path that the user named does not load.</summary>
    /// <param name="path">Value of GOSSAN_LIGHTGBM.</param>
    internal static LightGbmMissingException NamedOneDoesNotLoad(string path) =>
        new($"GOSSAN_LIGHTGBM is {path}, but {(File.Exists(path) ? "that file does not load as a library" : "there is no such file")}.\nCorrect it, or unset it to use the one that comes with the program.\n{WaysOut}");
}
