using Gossan.Evidence.Windows;
using Gossan.Learning.CentreCell;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Learning.Tests.CentreCell;

/// <summary>The contract on a small perceptron.</summary>
public sealed class CentreCellMlpContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) => CentreCellMlp.Create(windows.Bands.Count, new() { Epochs = 40, Width = 16 }, ContractDistrict.Seed);

    protected override IProspectivityModel Load(string folder, ModelCard card) => CentreCellMlp.Load(folder, card);
}
