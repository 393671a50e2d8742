using Gossan.Prospectivity.Models;

namespace Gossan.Learning.Pretraining;

/// <summary>What pretraining brought.</summary>
/// <param name="TrainingWindows">Windows it learnt from.</param>
/// <param name="ValidationWindows">Windows it was measured on.</param>
/// <param name="Parameters">Numbers in the network.</param>
/// <param name="Precision">The precision of its matrix products, and why.</param>
/// <param name="History">Per epoch: train_loss, validation_loss, ssim, psnr, learning_rate.</param>
public sealed record PretrainingResult(long TrainingWindows, long ValidationWindows, long Parameters, PretrainingPrecision Precision, TrainingHistory History);
