using Gossan.Evidence.Windows;
using Gossan.Learning.Residual;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Learning.Tests.Residual;

/// <summary>The contract on a residual network that is trained shortly.</summary>
public sealed class ResNetContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) => ResNetModel.Create(windows.Bands.Count, new() { Epochs = 2 }, ContractDistrict.Seed);

    protected override IProspectivityModel Load(string folder, ModelCard card) => ResNetModel.Load(folder, card);
}
