namespace Gossan.Testing;

/// <summary>A folder of the test's own that is gone when the test is done.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => FullPath = Directory.CreateTempSubdirectory("gossan-test-").FullName;

    public string FullPath { get; }

    public string this[string relative]
    {
        get
        {
            string path = Path.Combine(FullPath, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return path;
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(FullPath, recursive: true);
        }
        catch (IOException)
        {
            // A file still open on Windows: the system clears its temporary folder.
        }
    }
}
