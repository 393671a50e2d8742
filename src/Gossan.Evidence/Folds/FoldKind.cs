namespace Gossan.Evidence.Folds;

/// <summary>By what the regions are cut into folds.</summary>
public enum FoldKind
{
    /// <summary>Square blocks, dealt out so that the folds have equally many sites.</summary>
    Blocks,

    /// <summary>Cell by cell at random, as the authors of the method split; optimistic where sites cluster.</summary>
    Random,

    /// <summary>Contiguous bands of latitude or longitude.</summary>
    Bands,

    /// <summary>A fold per region that has sites.</summary>
    Region,

    /// <summary>By a table that gives every site its fold; a cell goes with its nearest site.</summary>
    File,
}
