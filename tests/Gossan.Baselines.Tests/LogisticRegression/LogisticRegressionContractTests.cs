using Gossan.Baselines.Features;
using Gossan.Baselines.LogisticRegression;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.LogisticRegression;

public sealed class LogisticRegressionContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) => new LogisticRegressionModel(new());

    protected override IProspectivityModel Load(string folder, ModelCard card) => LogisticRegressionModel.Load(folder, card);
}

public sealed class LogisticRegressionOnWindowsContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) => new LogisticRegressionModel(new() { Features = FeatureSet.Window });

    protected override IProspectivityModel Load(string folder, ModelCard card) => LogisticRegressionModel.Load(folder, card);
}
