using System.Security.Cryptography;

namespace Gossan;

/// <summary>SHA-256 of files: how results are tied to the inputs they were made from.</summary>
public static class FileHash
{
    /// <summary>Files that belong to a Shapefile and change what it says.</summary>
    private static readonly string[] ShapefileParts = [".dbf", ".shx", ".prj", ".cpg"];

    /// <summary>Hashes a file, and for a Shapefile the files that belong to it.</summary>
    /// <param name="path">An existing file.</param>
    /// <returns>64 lower-case hexadecimal digits; "missing" where there is no such file.</returns>
    public static string Of(string path)
    {
        if (!File.Exists(path))
        {
            return "missing";
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, path);
        if (string.Equals(Path.GetExtension(path), ".shp", StringComparison.OrdinalIgnoreCase))
        {
            foreach (string part in ShapefileParts.Select(ending => Path.ChangeExtension(path, ending)).Where(File.Exists))
            {
                Append(hash, part);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        byte[] buffer = new byte[1 << 20];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            hash.AppendData(buffer.AsSpan(0, read));
        }
    }
}
