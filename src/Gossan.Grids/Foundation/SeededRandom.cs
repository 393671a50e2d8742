using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Gossan;

/// <summary>Generators for every place that draws: all follow from the project's one seed, each from a stream of its own.</summary>
/// <remarks>
/// A stream is named by its purpose and an index (an epoch, a region), so work that is continued after an interruption
/// draws what it would have drawn, and a new draw in one place leaves all others as they were.
/// </remarks>
public static class SeededRandom
{
    /// <summary>Derives a seed for one purpose.</summary>
    /// <param name="seed">The project's seed; any value, 0 is a seed like any other.</param>
    /// <param name="purpose">What is drawn: "split", "shuffle".</param>
    /// <param name="index">Which of several draws of that purpose.</param>
    /// <returns>A number in 0 to 2^63 - 1 that depends on all three, by SHA-256.</returns>
    public static long Derive(long seed, string purpose, long index = 0)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{purpose}/{index}")));
        return BinaryPrimitives.ReadInt64LittleEndian(hash) & long.MaxValue;
    }

    /// <summary>A generator for one purpose.</summary>
    /// <param name="seed">The project's seed.</param>
    /// <param name="purpose">What is drawn.</param>
    /// <param name="index">Which of several draws of that purpose.</param>
    /// <returns>A generator whose sequence is fixed by the arguments.</returns>
    public static Random For(long seed, string purpose, long index = 0) => new((int)(Derive(seed, purpose, index) & int.MaxValue));
}
