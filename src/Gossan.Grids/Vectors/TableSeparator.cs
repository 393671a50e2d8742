namespace Gossan.Grids;

/// <summary>What separates the columns of a CSV.</summary>
internal static unsafe class TableSeparator
{
    private const int Looked = 1 << 16;

    /// <summary>The separator that the header uses, as GDAL guesses it.</summary>
    /// <param name="source">A name that GDAL opens.</param>
    /// <returns>The first comma, semicolon, tab or bar outside quotes; a comma where there is none.</returns>
    internal static char Of(string source)
    {
        nint file = GdalNative.VSIFOpenL(source, "rb");
        if (file == 0)
        {
            return ',';
        }

        byte[] start = new byte[Looked];
        int read;
        fixed (byte* buffer = start)
        {
            read = (int)GdalNative.VSIFReadL(buffer, 1, Looked, file);
        }

        _ = GdalNative.VSIFCloseL(file);
        bool quoted = false;
        foreach (byte letter in start.AsSpan(0, read))
        {
            quoted ^= letter == '"';
            if (!quoted && letter is (byte)',' or (byte)';' or (byte)'\t' or (byte)'|')
            {
                return (char)letter;
            }

            if (!quoted && letter is (byte)'\n' or (byte)'\r')
            {
                break;
            }
        }

        return ',';
    }
}
