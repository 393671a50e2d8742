using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Gossan.Evidence.Tests;

/// <summary>Reads one-dimensional arrays of whole or double numbers from numpy's .npz.</summary>
internal static partial class Npz
{
    public static double[] Read(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        using var stream = zip.GetEntry(name + ".npy")!.Open();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        byte[] bytes = buffer.ToArray();
        int headerLength = BitConverter.ToUInt16(bytes, 8);
        var header = Header().Match(Encoding.ASCII.GetString(bytes, 10, headerLength));
        Assert.True(header.Success, $"{name} is not a one-dimensional array in C order");
        int start = 10 + headerLength, count = int.Parse(header.Groups["n"].Value, CultureInfo.InvariantCulture);
        return header.Groups["type"].Value switch
        {
            "<f8" => [.. Enumerable.Range(0, count).Select(i => BitConverter.ToDouble(bytes, start + (8 * i)))],
            "<i4" => [.. Enumerable.Range(0, count).Select(i => (double)BitConverter.ToInt32(bytes, start + (4 * i)))],
            "<i2" => [.. Enumerable.Range(0, count).Select(i => (double)BitConverter.ToInt16(bytes, start + (2 * i)))],
            var other => throw new NotSupportedException(other),
        };
    }

    [GeneratedRegex(@"'descr': '(?<type>[^']+)', 'fortran_order': False, 'shape': \((?<n>\d+),\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Header();
}
