namespace Gossan.Prospectivity.Models;

/// <summary>A model that can score in another precision than it was trained in.</summary>
public interface IChoosesPrecision
{
    /// <summary>Whether this model and this machine's processor are made for bfloat16, so that it can be expected to be faster. No clock is asked.</summary>
    bool GainsFromBfloat16 { get; }

    /// <summary>The precision of scoring, sampling and, where few points are enough, of explaining now: <see cref="Precision.Float32"/> from the start and after each fit.</summary>
    Precision Precision { get; }

    /// <summary>Changes the precision; parameters stay as they are.</summary>
    /// <param name="precision"><see cref="Precision.Float32"/> or <see cref="Precision.Bfloat16"/>; <see cref="Precision.Auto"/> counts as the first.</param>
    /// <returns>The precision from now on: float32 where the model has no other.</returns>
    Precision Use(Precision precision);
}
