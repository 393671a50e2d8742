namespace Gossan.Grids.Tests;

public class AtomicFileTests
{
    [Fact]
    public void A_written_file_has_its_text_and_nothing_lies_beside_it()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteText(folder["new/a.txt"], "Größe\n");
        Assert.Equal("Größe\n"u8.ToArray(), File.ReadAllBytes(folder["new/a.txt"]));
        Assert.Single(Directory.GetFileSystemEntries(folder["new"]));
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_older_file()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteText(folder["a.txt"], "older");
        var e = Assert.Throws<OutputException>(() => AtomicFile.Write(folder["a.txt"], _ => throw new IOException("No space left on device.")));
        Assert.Equal($"cannot write {folder["a.txt"]}: No space left on device.\nFree some space, or choose a folder that you may write to; what was finished before is kept.", e.Message);
        Assert.Equal(folder["a.txt"], e.Path);
        Assert.Equal("older", File.ReadAllText(folder["a.txt"]));
    }

    [Fact]
    public void The_partial_name_is_hidden_in_the_same_folder_with_the_same_ending()
    {
        string partial = AtomicFile.PartialOf(Path.Combine("out", "map.tif"));
        Assert.Equal(".partial-map.tif", Path.GetFileName(partial));
        Assert.Equal(Path.GetFullPath("out"), Path.GetDirectoryName(partial));
    }

    [Fact]
    public void What_another_writer_completed_gets_its_final_name()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(AtomicFile.PartialOf(folder["a.tif"]), "done");
        AtomicFile.Publish(folder["a.tif"]);
        Assert.Equal("done", File.ReadAllText(folder["a.tif"]));
        Assert.Throws<OutputException>(() => AtomicFile.Publish(folder["a.tif"]));
    }
}
