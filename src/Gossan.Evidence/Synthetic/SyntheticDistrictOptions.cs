namespace Gossan.Evidence.Synthetic;

/// <summary>How large a made-up district is and what it hides.</summary>
public sealed record SyntheticDistrictOptions
{
    /// <summary>Fixes everything that is drawn; any value.</summary>
    public long Seed { get; init; } = 1234;

    /// <summary>Rows of the grid.</summary>
    public int Rows { get; init; } = 180;

    /// <summary>Columns of the grid.</summary>
    public int Columns { get; init; } = 240;

    /// <summary>Edge of a cell, in metres.</summary>
    public double CellSizeMetres { get; init; } = 250;

    /// <summary>Deposits whose place is told.</summary>
    public int Known { get; init; } = 40;

    /// <summary>Deposits kept back, to see whether a map finds them.</summary>
    public int Withheld { get; init; } = 40;
}
