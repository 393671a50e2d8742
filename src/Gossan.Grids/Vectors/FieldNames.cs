namespace Gossan.Grids;

/// <summary>Finds fields by name.</summary>
internal static class FieldNames
{
    /// <summary>Index of a field as written, else the first one without regard to case and blanks round it; -1 where there is none.</summary>
    internal static int IndexOf(IReadOnlyList<string> fields, string name)
    {
        int loose = -1;
        for (int i = 0; i < fields.Count; i++)
        {
            if (string.Equals(fields[i], name, StringComparison.Ordinal))
            {
                return i;
            }

            loose = loose < 0 && fields[i].AsSpan().Trim().Equals(name.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase) ? i : loose;
        }

        return loose;
    }
}
