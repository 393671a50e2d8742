namespace Gossan.Learning.Optimisation;

/// <summary>Lowers the learning rate when the validation loss no longer falls.</summary>
/// <remarks>The rule of torch's ReduceLROnPlateau with mode min, relative threshold, no cooldown and no lower bound (changes below 1e-8 are not made).</remarks>
public sealed class PlateauSchedule
{
    private const double SmallestChange = 1e-8;
    private readonly PlateauOptions options;

    /// <summary>Starts a schedule, or goes on with one.</summary>
    /// <param name="options">The rule.</param>
    /// <param name="state">Where it stands: <c>new(learningRate)</c> at the start.</param>
    /// <exception cref="OptimiserOptionsException">An option is out of its range.</exception>
    public PlateauSchedule(PlateauOptions options, PlateauState state)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(state);
        this.options = options.Validated();
        State = state;
    }

    /// <summary>Where the schedule stands.</summary>
    public PlateauState State { get; private set; }

    /// <summary>Takes note of a validation loss.</summary>
    /// <param name="loss">The loss; NaN is never better.</param>
    /// <returns>The learning rate from now on.</returns>
    public double Next(double loss)
    {
        if (!double.IsNaN(loss) && (State.Best is not { } best || loss < best * (1 - options.Threshold)))
        {
            State = State with { Best = loss, ChecksSinceBest = 0 };
        }
        else if (State.ChecksSinceBest < options.Patience)
        {
            State = State with { ChecksSinceBest = State.ChecksSinceBest + 1 };
        }
        else
        {
            double lower = State.LearningRate * options.Factor;
            State = State with { LearningRate = State.LearningRate - lower > SmallestChange ? lower : State.LearningRate, ChecksSinceBest = 0 };
        }

        return State.LearningRate;
    }
}
