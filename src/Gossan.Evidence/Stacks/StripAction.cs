namespace Gossan.Evidence.Stacks;

/// <summary>Works on some whole rows of a layer.</summary>
/// <param name="firstRow">The first of them, 0 in the north.</param>
/// <param name="cells">(rows x columns); valid only during the call.</param>
internal delegate void StripAction(int firstRow, Span<float> cells);
