using Gossan.Baselines.Features;
using Gossan.Baselines.GradientBoosting;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.GradientBoosting;

public sealed class GradientBoostingContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) => new GradientBoostingModel(new());

    protected override IProspectivityModel Load(string folder, ModelCard card) => GradientBoostingModel.Load(folder, card);
}

public sealed class GradientBoostingOnWindowsContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) => new GradientBoostingModel(new() { Features = FeatureSet.Window });

    protected override IProspectivityModel Load(string folder, ModelCard card) => GradientBoostingModel.Load(folder, card);
}
