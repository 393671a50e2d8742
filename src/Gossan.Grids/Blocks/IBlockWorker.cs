namespace Gossan.Grids;

/// <summary>What one thread does with the blocks of a strip: it keeps, block within block, what can still matter.</summary>
internal interface IBlockWorker : IDisposable
{
    /// <summary>Narrows what can matter to one block, from what could matter to the block round it.</summary>
    /// <param name="block">The block; it may reach out of the strip.</param>
    /// <returns><see langword="false"/> when all its cells are done and nothing was narrowed.</returns>
    bool Narrow(in Block block);

    /// <summary>Computes the cells of a block that was narrowed and will not be split.</summary>
    /// <param name="block">The block; it may reach out of the strip.</param>
    void Finish(in Block block);

    /// <summary>Takes the last narrowing back.</summary>
    void Widen();
}
