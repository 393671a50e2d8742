using Gossan.Learning.Classification;
using Gossan.Learning.MaskedAutoencoding;
using static TorchSharp.torch;

namespace Gossan.Learning.CentreCell;

/// <summary>The centre cell's standardised evidence as it is: nothing to be learnt.</summary>
/// <param name="bands">Evidence layers.</param>
internal sealed class CentreCellEncoder(int bands) : WindowEncoder
{
    private readonly NetworkPart nothing = new("nothing");

    public override nn.Module Weights => nothing;

    public override int Bands => bands;

    public override int Width => bands;

    public override int WindowsAtOnce => 256;

    public override Tensor Features(Tensor windows) => CentreCells(windows);

    public override void Dispose() => nothing.Dispose();
}
