namespace Gossan.Grids;

/// <summary>The k-th smallest of many numbers without sorting them.</summary>
internal static class Selection
{
    /// <summary>Finds it by Hoare's quickselect with the middle of three as pivot.</summary>
    /// <param name="values">At least one number, none NaN; afterwards in another order.</param>
    /// <param name="k">1 for the smallest, up to their number.</param>
    internal static double Smallest(Span<double> values, int k)
    {
        int low = 0, high = values.Length - 1, wanted = k - 1;
        while (low < high)
        {
            double a = values[low], b = values[(low + high) / 2], c = values[high];
            double pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            int left = low, right = high;
            while (left <= right)
            {
                while (values[left] < pivot)
                {
                    left++;
                }

                while (values[right] > pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }

            if (wanted <= right)
            {
                high = right;
            }
            else if (wanted >= left)
            {
                low = left;
            }
            else
            {
                break;
            }
        }

        return values[wanted];
    }
}
