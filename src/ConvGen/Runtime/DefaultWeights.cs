using System;
using System.ComponentModel;
using System.IO;
using System.Reflection;

namespace ConvGen.Runtime;

/// <summary>Finds the weights file that a network names at compile time: embedded in the network's assembly, or beside the program.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DefaultWeights
{
    /// <summary>The prefix under which the package embeds weights files as resources.</summary>
    public const string ResourcePrefix = "ConvGen.Weights/";

    /// <summary>Opens the file.</summary>
    /// <param name="assembly">The network's assembly.</param>
    /// <param name="fileName">The file's name, as <c>ConvNet(Weights = …)</c> gives it.</param>
    /// <exception cref="FileNotFoundException">It is neither embedded nor beside the program.</exception>
    /// <exception cref="WeightFormatException">It is no valid safetensors file.</exception>
    public static SafetensorsFile Open(Assembly assembly, string fileName)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        using (var resource = assembly.GetManifestResourceStream(ResourcePrefix + fileName))
        {
            if (resource is not null)
            {
                return SafetensorsFile.Open(resource);
            }
        }

        var path = Path.Combine(AppContext.BaseDirectory, fileName);
        return File.Exists(path)
            ? SafetensorsFile.Open(path)
            : throw new FileNotFoundException(
                $"The weights '{fileName}' are neither embedded in {assembly.GetName().Name} nor at '{path}'. "
                + "Is there a <ConvGenWeights Include=\"…\" /> item for them in the project?",
                path);
    }
}
