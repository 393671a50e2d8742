namespace Gossan.Prospectivity.Models;

/// <summary>A model made of several, whose score is the mean of their scores.</summary>
/// <remarks>Its own <see cref="IProspectivityModel.Uncertainty"/> is what tells the members apart; theirs is another kind, and <see cref="TrainedModel"/> keeps the two apart.</remarks>
public interface IHasMembers
{
    /// <summary>The members in order, two or more, all of one kind; they belong to this.</summary>
    IReadOnlyList<IProspectivityModel> Members { get; }
}
