using Gossan.Baselines.LightGbm;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.LightGbm;

public sealed class LightGbmLibraryTests
{
    [Fact]
    public void A_machine_without_it_is_told_what_was_sought_and_what_helps()
    {
        var e = Assert.Throws<LightGbmMissingException>(() => LightGbmLibrary.LoadFirst(named: null, ["lib_lightgbm_that_nobody_has", "/nowhere/lib_lightgbm.so"]));

        Assert.StartsWith("the library LightGBM does not load on this machine; the models \"forest\" and \"boosting\" are grown with it. Sought: lib_lightgbm_that_nobody_has, /nowhere/lib_lightgbm.so.\nThe system says: ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            """
            The program brings it for Linux, Windows and macOS on x64; what else it needs:
              Debian, Ubuntu   sudo apt-get install libgomp1
              Fedora, RHEL     sudo dnf install libgomp
              macOS            brew install lightgbm      (also on Apple silicon)
              Windows          the Visual C++ runtime for x64
              conda            conda install -c conda-forge lightgbm, and activate that environment
            If it is installed somewhere else, set GOSSAN_LIGHTGBM to the path of the library file (lib_lightgbm.so, lib_lightgbm.dylib or lib_lightgbm.dll).
            The models "logistic" and "mae" do not need it: leave "forest" and "boosting" out of models.
            """.ReplaceLineEndings("\n"),
            e.Message.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_path_in_the_variable_is_not_passed_over()
    {
        var e = Assert.Throws<LightGbmMissingException>(() => LightGbmLibrary.LoadFirst("/nowhere/lib_lightgbm.so", LightGbmLibrary.Candidates()));

        Assert.StartsWith("GOSSAN_LIGHTGBM is /nowhere/lib_lightgbm.so, but there is no such file.\n", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_the_variable_that_is_no_library_is_said_to_be_none()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["lib_lightgbm.so"], "text");

        var e = Assert.Throws<LightGbmMissingException>(() => LightGbmLibrary.LoadFirst(folder["lib_lightgbm.so"], []));

        Assert.Contains("that file does not load as a library", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_may_be_the_first() => Parallel.For(0, 16, _ => LightGbmLibrary.Load());
}
