using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Gossan.Learning.MaskedAutoencoding;

/// <summary>A named place for parameters and modules, so that their names in a checkpoint do not hang on the names of fields.</summary>
/// <param name="name">The part's name.</param>
internal sealed class NetworkPart(string name) : Module(name)
{
    /// <summary>A parameter of the part. Read anew each time: moving the network to another device or type replaces it.</summary>
    public Parameter this[string parameter] => get_parameter(parameter)!;

    public T With<T>(string part, T module)
        where T : Module
    {
        register_module(part, module);
        return module;
    }

    public void With(string part, Parameter parameter) => register_parameter(part, parameter);

    public TransformerBlock[] With(string part, int count, Func<TransformerBlock> make)
    {
        TransformerBlock[] blocks = [.. Enumerable.Range(0, count).Select(_ => make())];
        register_module(part, ModuleList(blocks));
        return blocks;
    }

    protected override void RegisterComponents()
    {
    }
}
