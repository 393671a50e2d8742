using System.Diagnostics;

namespace Gossan.Bench.Harness;

/// <summary>Times several pieces of work in turn (A B A B ...), so that a busy neighbour slows all of them alike.</summary>
internal static class Turns
{
    /// <summary>A turn repeats its work until it has lasted this long, in seconds, so that the clock's steps do not matter.</summary>
    private const double ShortestTurn = 0.05;

    /// <summary>Each piece is warmed up for at least this long, in seconds: the runtime compiles anew what it has seen run often.</summary>
    private const double WarmUp = 0.3;

    /// <summary>Warms each piece up and runs it <paramref name="rounds"/> times in turn.</summary>
    /// <param name="rounds">Turns per piece, 1 or more.</param>
    /// <param name="pieces">The work.</param>
    /// <returns>Seconds per call, (piece, round).</returns>
    public static double[][] Seconds(int rounds, params Action[] pieces)
    {
        int[] repeats = [.. pieces.Select(piece => Repeats(piece))];
        double[][] seconds = [.. pieces.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int p = 0; p < pieces.Length; p++)
            {
                seconds[p][round] = Time(pieces[p], repeats[p]);
            }
        }

        return seconds;
    }

    /// <summary>Times two pieces of work against each other.</summary>
    public static Pair Pair(int rounds, Action baseline, Action ours)
    {
        double[][] seconds = Seconds(rounds, baseline, ours);
        return new(seconds[0], seconds[1]);
    }

    private static int Repeats(Action piece)
    {
        long start = Stopwatch.GetTimestamp();
        double last;
        do
        {
            last = Time(piece, 1);
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUp);

        return (int)Math.Ceiling(ShortestTurn / last);
    }

    private static double Time(Action piece, int repeats)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repeats; i++)
        {
            piece();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
    }
}
