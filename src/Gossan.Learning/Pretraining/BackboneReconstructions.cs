using Gossan.Evidence.Windows;
using Gossan.Learning.Checkpoints;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Torch;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Reconstructions;
using static TorchSharp.torch;

namespace Gossan.Learning.Pretraining;

/// <summary>Lets a pretrained backbone paint some windows that it did not learn from, to see what it has understood.</summary>
public static class BackboneReconstructions
{
    /// <summary>Windows that are painted, unless validation has fewer.</summary>
    public const int Windows = 4;

    private const int Decimals = 4;

    /// <summary>Paints windows.</summary>
    /// <param name="folder">The backbone's folder.</param>
    /// <param name="windows">The windows that it was pretrained on.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns><see cref="Windows"/> validation windows, chosen by the backbone's seed, hidden as much as in pretraining; the same for the same backbone.</returns>
    /// <exception cref="GossanException">The backbone is missing, damaged, or was trained on other bands or windows.</exception>
    public static ReconstructionRecord Of(string folder, WindowSource windows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(windows);
        var card = BackboneCard.Read(folder, windows);
        TorchRuntime.Ensure();
        random.manual_seed(SeededRandom.Derive(card.Seed, "reconstruction weights"));
        using var network = new MaskedAutoencoder(card.Architecture);
        string path = Path.Combine(folder, BackboneCard.WeightsFile);
        using (var content = SafeTensorsFile.Read(path))
        {
            ModuleWeights.Load(network, content.Tensors, path);
        }

        var chosen = Chosen(WindowSplit.Of(windows, card.Options, card.Seed).Validation, card.Seed);
        var batch = windows.NewBatch(chosen.Length);
        windows.Fill(chosen, batch);
        cancellation.ThrowIfCancellationRequested();
        network.eval();
        random.manual_seed(SeededRandom.Derive(card.Seed, "reconstruction masks"));
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (noise, layers) = BackbonePretraining.Hidden(network, chosen.Length, card.Options);       // (N, L), (N, C)
        var result = network.Reconstruct(BatchTensors.Of(batch), noise, layers);
        return new()
        {
            Patch = card.Architecture.PatchSize,
            Windows = [.. chosen.Select((centre, n) => WindowOf(windows, centre, result, n, card.Architecture.PatchSize))],
        };
    }

    private static WindowCentre[] Chosen(WindowCentre[] validation, long seed)
    {
        int[] order = [.. Enumerable.Range(0, validation.Length)];
        SeededRandom.For(seed, "reconstruction windows").Shuffle(order);
        return [.. order.Take(Windows).Order().Select(i => validation[i])];
    }

    private static ReconstructedWindow WindowOf(WindowSource windows, WindowCentre centre, Reconstruction result, int n, int patch)
    {
        using var scope = NewDisposeScope();
        var truth = MaskedAutoencoder.Unpatchify(result.Truth.narrow(0, n, 1), patch);                // (1, C, H, W)
        var painted = MaskedAutoencoder.Unpatchify(result.Painted.narrow(0, n, 1), patch);            // (1, C, H, W)
        int size = (int)truth.shape[2], side = size / patch;
        float[] before = truth.contiguous().data<float>().ToArray(), after = painted.contiguous().data<float>().ToArray(), hidden = result.Hidden[n].contiguous().data<float>().ToArray();
        float[]? layers = result.HiddenLayers?[n].contiguous().data<float>().ToArray();
        bool[][] mask = [.. Enumerable.Range(0, side).Select(row => (bool[])[.. Enumerable.Range(0, side).Select(column => hidden[(row * side) + column] > 0)])];
        return new(
            windows.Stacks[centre.Region].Region, centre.Row, centre.Column, mask,
            [.. windows.Bands.Select((band, c) =>
            {
                var (original, made) = (before.AsMemory(c * size * size, size * size), after.AsMemory(c * size * size, size * size));
                return new ReconstructedLayer(band, layers?[c] > 0, Error(original.Span, made.Span, mask, size, patch), Rows(original, size), Rows(made, size));
            })]);
    }

    private static double Error(ReadOnlySpan<float> original, ReadOnlySpan<float> painted, bool[][] mask, int size, int patch)
    {
        double sum = 0;
        int cells = 0;
        for (int i = 0; i < original.Length; i++)
        {
            if (mask[i / size / patch][i % size / patch])
            {
                double difference = (double)original[i] - painted[i];
                sum += difference * difference;
                cells++;
            }
        }

        return sum / cells;
    }

    private static double[][] Rows(ReadOnlyMemory<float> cells, int size) =>
        [.. Enumerable.Range(0, size).Select(row => (double[])[.. cells.Slice(row * size, size).ToArray().Select(cell => Math.Round(cell, Decimals))])];
}
