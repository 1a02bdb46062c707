using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Agreement;

/// <summary>Holds modules and firmware against each other.</summary>
internal static class AgreementCheck
{
    private static readonly (LongIntImplementation Kind, string Name)[] LongInts =
    [
        (LongIntImplementation.None, "none"), (LongIntImplementation.LongLong, "longlong"), (LongIntImplementation.Mpz, "mpz"),
    ];

    /// <summary>Reports in what they differ, as far as the firmware is known.</summary>
    public static void Compare(FrozenTraits frozen, FirmwareFacts firmware, DiagnosticBag diagnostics)
    {
        if (firmware.Version is { } version && !version.Value.Matches(frozen.Firmware))
        {
            diagnostics.Report(
                AgreementDiagnostics.WrongFirmware, version.Location, frozen.Firmware.DisplayName, version.Value, GetAdvice(version.Value));

            // All else would only follow from it.
            return;
        }

        if (firmware.Mpy is { } mpy && (mpy.Value.Version != frozen.Firmware.MpyVersion
            || (frozen.NativeModules.Count != 0 && mpy.Value.SubVersion != frozen.Firmware.MpySubVersion)))
        {
            diagnostics.Report(
                AgreementDiagnostics.WrongMpyVersion, mpy.Location,
                Format(frozen.Firmware.MpyVersion, frozen.Firmware.MpySubVersion), Format(mpy.Value.Version, mpy.Value.SubVersion));
        }

        CompareIntegers(frozen, firmware, diagnostics);
        CompareNames(frozen, firmware, diagnostics);
        CompareNative(frozen, firmware, diagnostics);
    }

    /// <summary>Whether a processor runs native code for an architecture. Source: py/persistentcode.h@v1.28.0
    /// MPY_FEATURE_ARCH_TEST.</summary>
    public static bool Runs(NativeArch processor, NativeArch code) =>
        Architectures.Of(processor).Runs(code);

    private static void CompareIntegers(FrozenTraits frozen, FirmwareFacts firmware, DiagnosticBag diagnostics)
    {
        if (firmware.LongInt is { } longInt && longInt.Value != frozen.LongInt)
        {
            diagnostics.Report(AgreementDiagnostics.WrongLongInt, longInt.Location, GetName(frozen.LongInt), GetName(longInt.Value));
        }
        else if (frozen.LongInt == LongIntImplementation.Mpz && firmware.MpzDigitBits is { } digit && digit.Value != frozen.MpzDigitBits)
        {
            diagnostics.Report(AgreementDiagnostics.WrongDigitSize, digit.Location, frozen.MpzDigitBits, digit.Value);
        }

        if (firmware.SmallIntBits is { } bits && frozen.WidestIntegers is { } widest && widest.SmallIntBits > bits.Value)
        {
            object representation = firmware.ObjectRepresentation is { } known ? known.Value : "unknown";
            diagnostics.Report(
                AgreementDiagnostics.WrongSmallInts, new SourceLocation(widest.Path),
                Path.GetFileName(widest.Path), widest.SmallIntBits, bits.Value, representation);
        }
    }

    private static void CompareNames(FrozenTraits frozen, FirmwareFacts firmware, DiagnosticBag diagnostics)
    {
        string source = frozen.QstrHeader is { } header ? $"'{header}'" : "what most firmwares have";
        if (firmware.BytesInHash is { } hash && hash.Value != frozen.BytesInHash)
        {
            diagnostics.Report(AgreementDiagnostics.WrongQstrSettings, hash.Location, "hash", frozen.BytesInHash, hash.Value, source);
        }

        if (firmware.BytesInLength is { } length && length.Value != frozen.BytesInLength)
        {
            diagnostics.Report(AgreementDiagnostics.WrongQstrSettings, length.Location, "length", frozen.BytesInLength, length.Value, source);
        }
    }

    private static void CompareNative(FrozenTraits frozen, FirmwareFacts firmware, DiagnosticBag diagnostics)
    {
        foreach (ModuleTrait module in frozen.NativeModules)
        {
            SourceLocation location = new(module.Path);
            string name = Path.GetFileName(module.Path);
            string arch = NativeArchNames.ToName(module.Arch);
            if (firmware.HasNativeCode is { Value: false })
            {
                // Before the processor: another architecture would not help.
                diagnostics.Report(AgreementDiagnostics.NoNativeCode, location, name, arch);
            }
            else if (firmware.Arch is { } processor && !Runs(processor.Value, module.Arch))
            {
                diagnostics.Report(AgreementDiagnostics.WrongArch, location, name, arch, NativeArchNames.ToName(processor.Value));
            }
        }
    }

    private static string GetName(LongIntImplementation kind) => Array.Find(LongInts, row => row.Kind == kind).Name;

    private static string Format(int version, int subVersion) => string.Create(CultureInfo.InvariantCulture, $"{version}.{subVersion}");

    private static string GetAdvice(FirmwareVersion version)
    {
        FirmwareProfile? profile = FirmwareProfile.All.FirstOrDefault(version.Matches);
        return profile is null
            ? $"use a firmware of one of these: {string.Join(", ", FirmwareProfile.All.Select(known => known.DisplayName))}"
            : $"set MicroFreezeFirmware (--firmware) to {profile.Name}";
    }
}
