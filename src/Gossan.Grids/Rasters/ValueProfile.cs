namespace Gossan.Grids;

/// <summary>What numbers a band or a column of a table holds: its two ends, what lies next to them, and whether they are few whole numbers.</summary>
/// <remarks>Made in one pass, of the source's own numbers: a warp or an interpolation smears what should be seen here. One thread at a time.</remarks>
public sealed class ValueProfile
{
    /// <summary>More different whole numbers than this are a measured quantity.</summary>
    public const int MostCodes = 100;

    /// <summary>Whole numbers that each occur less often are no codes.</summary>
    public const int FewestOfCode = 4;

    private readonly HashSet<float> codes = [];
    private long repeats;
    private bool codesOnly = true;

    /// <summary>Numbers seen.</summary>
    public long Count { get; private set; }

    /// <summary>Missing numbers (NaN) seen.</summary>
    public long Missing { get; private set; }

    /// <summary>Smallest number; infinity where there is none.</summary>
    public float Minimum { get; private set; } = float.PositiveInfinity;

    /// <summary>How many are the smallest.</summary>
    public long AtMinimum { get; private set; }

    /// <summary>The next larger number; infinity where there is none.</summary>
    public float AboveMinimum { get; private set; } = float.PositiveInfinity;

    /// <summary>Largest number; minus infinity where there is none.</summary>
    public float Maximum { get; private set; } = float.NegativeInfinity;

    /// <summary>How many are the largest.</summary>
    public long AtMaximum { get; private set; }

    /// <summary>The next smaller number; minus infinity where there is none.</summary>
    public float BelowMaximum { get; private set; } = float.NegativeInfinity;

    /// <summary>
    /// How many different numbers there are, where all are whole, at most <see cref="MostCodes"/>, and each stands for
    /// <see cref="FewestOfCode"/> cells or more on average; 0 otherwise.
    /// </summary>
    public int Codes => codes.Count * FewestOfCode <= Count ? codes.Count : 0;

    /// <summary>Whether they are such whole numbers and lie in patches, as units of a map do and a ramp does not.</summary>
    public bool IsPatchesOfCodes => Codes > 0 && repeats * 2 >= Count;

    /// <summary>Whether all are 0 or 1.</summary>
    public bool IsZeroOrOne => codes.Count > 0 && Minimum >= 0 && Maximum <= 1;

    /// <summary>Takes more numbers in.</summary>
    /// <param name="numbers">NaN for missing ones.</param>
    public void Add(ReadOnlySpan<float> numbers)
    {
        // Neighbours are often the same: a run of them is taken at once.
        for (int start = 0; start < numbers.Length;)
        {
            float number = numbers[start];
            int end = start + 1;
            if (float.IsNaN(number))
            {
                while (end < numbers.Length && float.IsNaN(numbers[end]))
                {
                    end++;
                }

                Missing += end - start;
            }
            else
            {
                while (end < numbers.Length && numbers[end] == number)
                {
                    end++;
                }

                Add(number, end - start);
            }

            start = end;
        }
    }

    private void Add(float number, int times)
    {
        Count += times;
        repeats += times - 1;
        if (codesOnly)
        {
            _ = codes.Add(number);
            if (!float.IsInteger(number) || codes.Count > MostCodes)
            {
                codesOnly = false;
                codes.Clear();
            }
        }

        if (number <= Minimum)
        {
            (Minimum, AboveMinimum, AtMinimum) = number == Minimum ? (number, AboveMinimum, AtMinimum + times) : (number, Minimum, times);
        }
        else if (number < AboveMinimum)
        {
            AboveMinimum = number;
        }

        if (number >= Maximum)
        {
            (Maximum, BelowMaximum, AtMaximum) = number == Maximum ? (number, BelowMaximum, AtMaximum + times) : (number, Maximum, times);
        }
        else if (number > BelowMaximum)
        {
            BelowMaximum = number;
        }
    }
}
