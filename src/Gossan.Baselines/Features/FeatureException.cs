namespace Gossan.Baselines.Features;

/// <summary>A window holds values from which no features can be taken.</summary>
public sealed class FeatureException : GossanException
{
    private FeatureException(string message)
        : base(message)
    {
    }

    /// <summary>A value is NaN or infinite.</summary>
    /// <param name="band">The layer.</param>
    /// <param name="value">The value.</param>
    /// <param name="window">The window's place in its batch, from 0.</param>
    /// <param name="row">Row inside the window, 0 in the north.</param>
    /// <param name="column">Column inside the window, 0 in the west.</param>
    /// <returns>The exception to throw.</returns>
    public static FeatureException NotFinite(string band, float value, int window, int row, int column) =>
        new(FormattableString.Invariant($"layer '{band}' is {value} in row {row}, column {column} of window {window} of its batch, but logistic regression, forest and boosting take no missing values.\nWindows of a prepared stack hold none: prepare the stack again, or fill the layer's gaps (fill)."));
}
