using Gossan.Learning.Estimation;
using Gossan.Learning.MaskedAutoencoding;

namespace Gossan.Learning.Tests.Estimation;

public class NetworkArithmeticTests
{
    [Fact]
    public void The_authors_encoder_takes_1_25_billion_per_window_of_33_cells_and_14_bands()
    {
        var sizes = new MaskedAutoencoderOptions { WindowSize = 33, PatchSize = 3, Bands = 14 };

        // 2 L C P² D + B (T D² (8 + 4 r) + 4 T² D) with L 121, C 14, P 3, D 256, B 6, T 122, r 4.
        double expected = (2.0 * 121 * 14 * 9 * 256) + (6 * ((122.0 * 256 * 256 * 24) + (4.0 * 122 * 122 * 256)));
        Assert.Equal(expected, NetworkArithmetic.Encoding(sizes));
        Assert.Equal(1.25e9, NetworkArithmetic.Encoding(sizes), 0.01e9);
    }

    [Fact]
    public void Pretraining_encodes_the_shown_quarter_paints_all_and_goes_back()
    {
        var sizes = new MaskedAutoencoderOptions { WindowSize = 33, PatchSize = 3, Bands = 14 };

        // 30 of 121 patches are shown; the decoder is 128 wide with 2 blocks.
        double encoder = (2.0 * 121 * 14 * 9 * 256) + (6 * ((31.0 * 256 * 256 * 24) + (4.0 * 31 * 31 * 256)));
        double decoder = (2.0 * 31 * 256 * 128) + (2 * ((122.0 * 128 * 128 * 24) + (4.0 * 122 * 122 * 128))) + (2.0 * 122 * 128 * 126);
        Assert.Equal(3 * (encoder + decoder), NetworkArithmetic.Pretraining(sizes), 1);
    }
}
