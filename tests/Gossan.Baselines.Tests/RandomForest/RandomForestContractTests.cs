using Gossan.Baselines.Features;
using Gossan.Baselines.RandomForest;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.RandomForest;

public sealed class RandomForestContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) => new RandomForestModel(new());

    protected override IProspectivityModel Load(string folder, ModelCard card) => RandomForestModel.Load(folder, card);
}

public sealed class RandomForestOnWindowsContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) => new RandomForestModel(new() { Features = FeatureSet.Window });

    protected override IProspectivityModel Load(string folder, ModelCard card) => RandomForestModel.Load(folder, card);
}
