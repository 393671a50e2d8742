using Gossan.Baselines.WeightsOfEvidence;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.WeightsOfEvidence;

public sealed class MultiClassContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) => new WeightsOfEvidenceModel(new() { Generalise = WofeGeneralisation.MultiClass });

    protected override IProspectivityModel Load(string folder, ModelCard card) => WeightsOfEvidenceModel.Load(folder, card);
}
