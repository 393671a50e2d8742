using System.Security.Cryptography;

namespace Gossan;

/// <summary>SHA-256 of files: how results are tied to the inputs they were made from.</summary>
public static class FileHash
{
    /// <summary>Hashes a file.</summary>
    /// <param name="path">An existing file; for a path into a zip archive the archive is hashed.</param>
    /// <returns>64 lower-case hexadecimal digits; "missing" where there is no such file.</returns>
    public static string Of(string path)
    {
        path = SourcePath.FileOf(path);
        if (!File.Exists(path))
        {
            return "missing";
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
