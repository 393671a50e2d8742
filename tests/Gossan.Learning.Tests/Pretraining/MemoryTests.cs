using Gossan.Learning.Pretraining;
using Gossan.Testing;
using TorchSharp;

namespace Gossan.Learning.Tests.Pretraining;

public sealed class MemoryTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    [Fact]
    public void Pretraining_holds_no_more_memory_after_300_steps_than_after_50()
    {
        using var folder = new TemporaryFolder();
        var options = new BackboneOptions { Width = 64, Blocks = 2, Heads = 4, DecoderWidth = 32, DecoderBlocks = 1, DecoderHeads = 2, Epochs = 1, Batch = 8, WindowsPerEpoch = 310 * 8 };
        var resident = new ResidentAt(50 * 8, 300 * 8);
        long tensors = torch.Tensor.TotalCount;

        BackbonePretraining.Run(district.Windows, options, seed: 1, folder["backbone"], progress: resident);

        Assert.True(resident.Late < resident.Early * 1.05, $"{resident.Early >> 20} MiB after 50 steps, {resident.Late >> 20} MiB after 300");

        // Counted by TorchSharp for good: one per parameter made (its counting of nn.Parameter), and none per step.
        Assert.InRange(torch.Tensor.TotalCount - tensors, 0, 100);
    }

    /// <summary>Reads the resident memory at two moments of a training, without collecting anything.</summary>
    private sealed class ResidentAt(long early, long late) : IProgress<WorkProgress>
    {
        public long Early { get; private set; }

        public long Late { get; private set; }

        public void Report(WorkProgress value)
        {
            if (value.Done == early)
            {
                Early = Resident();
            }
            else if (value.Done == late)
            {
                Late = Resident();
            }
        }

        private static long Resident()
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return process.WorkingSet64;
        }
    }
}
