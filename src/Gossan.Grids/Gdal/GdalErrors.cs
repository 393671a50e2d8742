using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gossan.Grids;

/// <summary>What GDAL complained about on this thread since <see cref="Clear"/>: the reason that our exceptions hand on.</summary>
/// <remarks>
/// A handler may not throw through native code, so it keeps the text and the caller asks after the call. It also
/// replaces GDAL's own handler, which prints to stderr.
/// </remarks>
internal static unsafe class GdalErrors
{
    private const int Failure = 3;

    // One cause often shows as three messages (libtiff, the driver, the band); more would bury the first.
    private const int Kept = 3;

    [ThreadStatic]
    private static List<string>? failures;

    /// <summary>Whether GDAL reported a failure on this thread since <see cref="Clear"/>, also from calls that return nothing.</summary>
    internal static bool Any => failures is { Count: > 0 };

    internal static void Install() => _ = GdalNative.CPLSetErrorHandler(&Note);

    internal static void Clear()
    {
        failures?.Clear();
        GdalNative.CPLErrorReset();
    }

    /// <summary>The kept messages as one line without a closing full stop, and forgets them.</summary>
    internal static string Take()
    {
        string text = failures is { Count: > 0 } some ? string.Join("; ", some) : "GDAL gave no reason";
        Clear();
        return text.TrimEnd('.');
    }

    /// <summary>Called by GDAL, on its worker threads too.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Note(int severity, int number, byte* message)
    {
        try
        {
            if (severity < Failure)
            {
                return;
            }

            string text = GdalText.Of((nint)message).ReplaceLineEndings(" ").Trim().TrimEnd('.');
            failures ??= [];
            if (text.Length > 0 && failures.Count < Kept && !failures.Contains(text, StringComparer.Ordinal))
            {
                failures.Add(text);
            }
        }
        catch (Exception e) when (e is OutOfMemoryException or ArgumentException)
        {
            // An exception that leaves this method ends the process; a lost message does not.
        }
    }
}
