namespace Gossan.Evidence.Transforms;

/// <summary>One step of a layer's transform as a project writes it: <c>log</c>, or <c>{ step: log, offset: 1 }</c>.</summary>
public sealed record TransformOptions
{
    /// <summary>Which step.</summary>
    [ShortForm]
    public required LayerTransform Step { get; init; }

    /// <summary>clip: smallest value kept, in the unit the layer has at that step. winsorize: share of the cells below, 0..1 (0.01 when not given).</summary>
    public double? Lower { get; init; }

    /// <summary>clip: largest value kept. winsorize: share of the cells below the upper bound, 0..1 (0.99 when not given).</summary>
    public double? Upper { get; init; }

    /// <summary>log: added before the logarithm, in the layer's unit.</summary>
    public double Offset { get; init; }

    /// <summary>clr: name of the composition; all layers that name it are its parts.</summary>
    public string Group { get; init; } = "composition";

    /// <summary>A step without settings of its own.</summary>
    /// <param name="step">Which step.</param>
    public static implicit operator TransformOptions(LayerTransform step) => Of(step);

    /// <inheritdoc cref="op_Implicit(LayerTransform)"/>
    public static TransformOptions Of(LayerTransform step) => new() { Step = step };

    /// <summary>What is wrong with the settings of this step, a sentence each without a full stop.</summary>
    /// <returns>Nothing when it can be used.</returns>
    public IEnumerable<string> Problems()
    {
        string name = Step.ToString().ToLowerInvariant();
        if (Step is not (LayerTransform.Clip or LayerTransform.Winsorize) && (Lower ?? Upper) is not null)
        {
            yield return $"lower and upper belong to clip and winsorize, not to {name}";
        }

        if (Step != LayerTransform.Log && Offset != 0)
        {
            yield return $"offset belongs to log, not to {name}";
        }

        if (Step == LayerTransform.Winsorize && !(Lower is null or (>= 0 and < 1) && Upper is null or (> 0 and <= 1)))
        {
            yield return FormattableString.Invariant($"winsorize has lower {Lower} and upper {Upper}, but both are shares of the cells, 0..1");
        }

        if ((Lower ?? double.NegativeInfinity) >= (Upper ?? double.PositiveInfinity))
        {
            yield return FormattableString.Invariant($"{name} has lower {Lower}, which is not below upper {Upper}");
        }

        if (Group.Length == 0)
        {
            yield return "clr has an empty group: name the composition";
        }
    }
}
